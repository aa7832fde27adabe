strata models pair/base pair/apart -o markdown
