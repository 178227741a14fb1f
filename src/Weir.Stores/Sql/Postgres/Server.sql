SELECT epoch, commits FROM server
