"""Fault harnesses: what pln promises about data, tried with kills, full disks, locks and modelled power cuts.

    python -m tests.harness            the short form of each, as in continuous integration
    python -m tests.harness --long     the counts that docs/promises.md states
    python -m tests.harness kill       only the trials whose name is given

They lie beside pytest, which allows no clocks, kills or mounts. Each trial also runs its control, a set-up
that must fail: a harness that finds nothing there could find nothing anywhere. A trial whose tool is missing
is skipped by name.
"""
