strata models pair/base pair/apart --component web/canary
