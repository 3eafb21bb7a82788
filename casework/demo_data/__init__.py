"""An invented province with a year of history, for trying the service out."""
