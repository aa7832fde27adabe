strata version
strata --version
