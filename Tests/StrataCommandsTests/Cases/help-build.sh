strata build --help
