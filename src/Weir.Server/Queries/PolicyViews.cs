using Weir.Definitions;
using Weir.Definitions.Kinds;
using Weir.Protocol.ServiceLevels;
using Weir.ServiceLevels.Policies;

namespace Weir.Server.Queries;

/// <summary>Policies and groups in the words of the protocol.</summary>
internal static class PolicyViews
{
    public static PolicyView Of(PolicyDefinition definition, bool active, bool builtIn)
    {
        var policy = definition.Policy;
        return new PolicyView
        {
            Name = policy.Name.Text,
            Description = policy.Description,
            Active = active,
            BuiltIn = builtIn,
            Selection = policy.Selection == Selection.BucketFirst ? "bucket-first" : "importance-first",
            Ties = policy.Ties == TieBreak.LongestFirst ? "longest-first" : "priority-first",
            MaxWaitMinutes = (int)policy.MaxWait.TotalMinutes,
            Groups = [.. ServicePolicy.Of(policy).Groups.Select(Of)],
            Definition = DefinitionWriter.Write([PolicyKind.Define(definition)]),
        };
    }

    public static ServiceGroupView Of(ServiceGroup group) =>
        new(
            group.Name.ToString(),
            Word(group.Queue),
            group.Name.ControlCenter,
            group.Name.Type,
            group.Importance,
            (int)group.Goals.Target.TotalSeconds,
            (int)group.Goals.Acceptable.TotalSeconds,
            (int?)group.Goals.Critical?.TotalSeconds,
            group.AccelerateLate
        );

    public static string Word(ServiceQueue queue) => queue == ServiceQueue.General ? "general" : "production";
}
