// Circles on the middles of units, as large as what is to be handled there; the table below says the same.
"use strict";
(() => {
  const place = document.getElementById("map");
  if (!place || typeof L === "undefined") return;
  const smallest = 5;
  const largest = 34;

  // So many have their name beside them, where there is room for words.
  const named = place.ownerDocument.documentElement.clientWidth >= 700 ? 12 : 0;

  function drawn(map, point, most, number) {
    const { name, open, late, words, href } = point.properties;
    const [longitude, latitude] = point.geometry.coordinates;
    const share = Math.sqrt((open || 0) / most);
    const kinds = ["map-bubble"];
    if (late) kinds.push("map-bubble-late");
    if (open === 0) kinds.push("map-bubble-none");
    const circle = L.circleMarker([latitude, longitude], {
      radius: smallest + (largest - smallest) * share,
      className: kinds.join(" "),
    });
    circle.bindTooltip(label(words)).addTo(map);
    if (number < named && open !== 0) {
      const centre = L.tooltip({ permanent: true, direction: "bottom", className: "map-name", offset: [0, circle.options.radius] });
      map.addLayer(centre.setLatLng(circle.getLatLng()).setContent(label(name)));
    }
    const shape = circle.getElement();
    shape.setAttribute("role", href ? "link" : "img");
    shape.setAttribute("aria-label", words);
    if (!href) return;
    shape.setAttribute("tabindex", "0");
    const follow = () => location.assign(href);
    circle.on("click", follow);
    shape.addEventListener("keydown", (event) => event.key === "Enter" && follow());
    shape.addEventListener("focus", () => circle.openTooltip());
    shape.addEventListener("blur", () => circle.closeTooltip());
  }

  function label(text) {
    const words = document.createElement("span");
    words.textContent = text;
    return words;
  }

  async function begin() {
    const answer = await fetch(place.dataset.points, { credentials: "same-origin" });
    if (!answer.ok) return;
    const { features } = await answer.json();
    if (!features.length) return;
    place.hidden = false;
    document.getElementById("map-key").hidden = false;
    const map = L.map(place, { attributionControl: false, scrollWheelZoom: false, zoomControl: false, zoomSnap: 0.25 });
    L.control.zoom({ zoomInTitle: place.dataset.zoomIn, zoomOutTitle: place.dataset.zoomOut }).addTo(map);
    const points = features.map((each) => L.GeoJSON.coordsToLatLng(each.geometry.coordinates));
    map.fitBounds(L.latLngBounds(points), { padding: [largest + 6, largest + 6], maxZoom: 12 });
    if (place.dataset.tiles) L.tileLayer(place.dataset.tiles, { crossOrigin: "anonymous" }).addTo(map);
    const most = Math.max(1, ...features.map((each) => each.properties.open || 0));
    // The largest first, so that a small circle lies above and can be touched.
    features.sort((a, b) => (b.properties.open || 0) - (a.properties.open || 0));
    features.forEach((each, number) => drawn(map, each, most, number));
  }

  begin();
})();
