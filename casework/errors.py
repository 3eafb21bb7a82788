"""What can go wrong in a command; HTTP knows how to answer each (api/errors.py)."""

from __future__ import annotations

from workflows.words import Label


class CaseworkError(Exception):
    """The root of what a command refuses; ``because`` is said to the person."""

    def __init__(self, because: Label) -> None:
        super().__init__(because.vi)
        self.because = because


class NotFound(CaseworkError):
    """It does not exist, or not for this actor: the two are never told apart."""

    def __init__(self, because: Label | None = None) -> None:
        super().__init__(because or Label("Không tìm thấy. Kiểm tra lại mã.", "Not found."))


class NotAllowed(CaseworkError):
    """The actor sees it but may not do this."""

    def __init__(self, because: Label | None = None) -> None:
        super().__init__(
            because or Label("Đồng chí chưa được phân quyền.", "You are not allowed to do this.")
        )


class ScopeMissing(NotAllowed):
    """A program's token was not made for this; ``scope`` names what it lacks, if any has it."""

    def __init__(self, scope: str | None) -> None:
        super().__init__(
            Label(
                f"Mã truy cập không có phạm vi “{scope}”.", f"The token lacks the scope “{scope}”."
            )
            if scope
            else Label("Không mã truy cập nào làm được việc này.", "No token may do this.")
        )
        self.scope = scope


class Stale(CaseworkError):
    """What the actor saw has moved since: a case, unless it is said what else."""

    def __init__(self, because: Label | None = None) -> None:
        super().__init__(
            because
            or Label("Vụ việc vừa thay đổi. Tải lại rồi thử tiếp.", "The case has just changed.")
        )


class TooOften(CaseworkError):
    """Tried more often than is allowed; waiting helps."""

    def __init__(self) -> None:
        super().__init__(
            Label(
                "Đã thử quá nhiều lần. Đợi 5 phút rồi thử lại.",
                "Too many attempts. Wait 5 minutes and try again.",
            )
        )


class BadInput(CaseworkError):
    """Input that cannot be used; ``field`` names it."""

    def __init__(self, field: str, because: Label) -> None:
        super().__init__(because)
        self.field = field
