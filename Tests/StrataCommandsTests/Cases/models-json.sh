strata models pair/base pair/together -o json
