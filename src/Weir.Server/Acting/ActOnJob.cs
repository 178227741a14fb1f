using Weir.Jobs;
using Weir.Protocol.Jobs;

namespace Weir.Server.Acting;

/// <summary>An operation on one job.</summary>
public delegate Task<JobActed> ActOnJob(
    WeirServer server,
    Caller caller,
    TrackingNumber number,
    JobAction action,
    CancellationToken cancellationToken
);
