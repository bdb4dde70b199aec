"""What may be stored: strict input models, and the SQLModel tables behind them. One file per subject.

Table models validate nothing; a value reaches them only through an input model, and the schema repeats
the rule as STRICT types, CHECKs and foreign keys.
"""
