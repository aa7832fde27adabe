strata build pair/base --component pair/refused
