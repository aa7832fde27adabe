strata models pair/base pair/together pair/refused
