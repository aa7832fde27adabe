strata build -oout=true web/same && ls
