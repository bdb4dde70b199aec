"""What strangers, slips and other programs bring in, and what comes out of it: inventory.py lists it all."""
