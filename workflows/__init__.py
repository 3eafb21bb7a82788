"""The rules: states, actions, roles, deadlines. No Flask, no SQL, no clock, no I/O."""
