using Weir.Definitions;
using Weir.Definitions.Kinds;
using Weir.Protocol.ServiceLevels;
using Weir.ServiceLevels.Policies;

namespace Weir.Server.Queries;

/// <summary>Policies and groups in the words of the protocol.</summary>
internal static class PolicyViews
{
    public static PolicyView From(PolicyDefinition definition, bool active, bool builtIn)
    {
        var policy = definition.Policy;
        return new PolicyView
        {
            Name = policy.Name.Text,
            Description = policy.Description,
            Active = active,
            BuiltIn = builtIn,
            Selection = policy.Selection == SelectionOrder.BucketFirst ? "bucket-first" : "importance-first",
            Ties = policy.Ties == TieBreak.LongestFirst ? "longest-first" : "priority-first",
            MaxWaitMinutes = (int)policy.MaxWait.TotalMinutes,
            Groups = [.. ServicePolicy.From(policy).Groups.Select(From)],
            Definition = DefinitionWriter.Write([PolicyKind.Define(definition)]),
        };
    }

    public static ServiceGroupView From(ServiceGroup group) =>
        new(
            group.Name.ToString(),
            ToText(group.Queue),
            group.Name.ControlCenter,
            group.Name.Type,
            group.Importance,
            (int)group.Goals.Target.TotalSeconds,
            (int)group.Goals.Acceptable.TotalSeconds,
            (int?)group.Goals.Critical?.TotalSeconds,
            group.AccelerateLate
        );

    public static string ToText(ServiceQueue queue) => queue == ServiceQueue.General ? "general" : "production";
}
