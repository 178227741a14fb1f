using Weir.Jobs;
using Weir.ServiceLevels.Policies;
using Weir.ThruPut;

namespace Weir.Server.Queries.ThruPut;

/// <summary>A job of a queue with all that a list of jobs says about it.</summary>
internal readonly record struct ListedJob(string Name, string Id, string Owner, ServiceGroup Group, int Bucket, Ets Ets)
{
    public SgjJob General => new(Name, Id, Owner, Group.Name.ControlCenter!, Group.Name.Type!, Group.Importance, Bucket, Ets);

    public SpjJob Production => new(Name, Id, Owner, Group.Name.ToString(), Group.Importance, Bucket, Ets);
}
