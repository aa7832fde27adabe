import StrataCommands

Strata.run()
