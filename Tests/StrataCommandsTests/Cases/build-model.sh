strata build pair/base --component pair/apart
