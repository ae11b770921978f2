"""What goes wrong on real portals, to be switched on per path: broken transport, refusals, hostile and planted pages."""

from demo.faults.answers import Challenge, Instead, Redirect, Refusal
from demo.faults.flood import Flood
from demo.faults.rule import Fault, Rule
from demo.faults.transport import Bomb, Drip, Endless, Reset, TruncatedGzip

__all__ = [
    "Bomb",
    "Challenge",
    "Drip",
    "Endless",
    "Fault",
    "Flood",
    "Instead",
    "Redirect",
    "Refusal",
    "Reset",
    "Rule",
    "TruncatedGzip",
]
