namespace Weir.Protocol.ServiceLevels;

/// <summary>A job as it stands in a service queue.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Id">The XML id.</param>
/// <param name="Name">Its name.</param>
/// <param name="User">Its owner.</param>
/// <param name="Group">Its group.</param>
/// <param name="Importance">The group's importance.</param>
/// <param name="Ix">The bucket, 0 to 12.</param>
/// <param name="Position">M to C.</param>
/// <param name="AgeSeconds">Its age on its ageing clock.</param>
/// <param name="Ageing">Whether that clock runs.</param>
/// <param name="Delayed">Whether something other than its turn and capacity holds it.</param>
/// <param name="Exceptional">Whether its waiting time would mislead statistics.</param>
/// <param name="Estimate">Estimated time to selection: <c>10 min</c>, <c>Indeterminate</c>, <c>Indeterminate - Delayed</c>.</param>
/// <param name="EstimateCode">To sort by: minutes, 99998, 99999.</param>
public sealed record QueueJobView(
    int Number,
    string Id,
    string Name,
    string User,
    string Group,
    int Importance,
    int Ix,
    string Position,
    int AgeSeconds,
    bool Ageing,
    bool Delayed,
    bool Exceptional,
    string Estimate,
    int EstimateCode
);
