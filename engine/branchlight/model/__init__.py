"""The frozen story and the frozen state: plain values that every later layer reads."""
