strata models pair/base
