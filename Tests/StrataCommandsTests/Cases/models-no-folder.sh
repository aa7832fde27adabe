strata models pair/base pair/nowhere
