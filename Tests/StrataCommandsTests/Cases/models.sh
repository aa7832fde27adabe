strata models pair/base pair/apart pair/together
