# A program may be started without even its own name.
exec bash -c 'exec -a "" strata'
