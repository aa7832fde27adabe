strata function --help
