strata build pair/base --component pair/apart --component=web/canary
