import CStart
import StrataCommands

strata_finish_start()
Strata.run()
