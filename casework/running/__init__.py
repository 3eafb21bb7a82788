"""Running the service on one machine: a supervisor and the programs it keeps alive."""
