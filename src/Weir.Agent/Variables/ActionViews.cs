using Weir.Jobs;
using Weir.Protocol.Variables;

namespace Weir.Agent.Variables;

/// <summary>Actions in the words of the protocol.</summary>
internal static class ActionViews
{
    public static ActionView From(StoredAction action) =>
        new()
        {
            Name = action.Name,
            Owner = action.Owner.User,
            Condition = action.Condition,
            Does =
            [
                .. action.Set.Select(DoesOf),
                .. action.Submission is { } bytes ? (string[])[$"submit {SubmissionCodec.Read(bytes).Name}"] : [],
            ],
            Repeat = action.Repeat,
            Since = action.Since,
            Until = action.Until,
            Acted = action.Acted,
            Last = action.Last,
        };

    private static string DoesOf(ConditionSet set) =>
        $"set {set.Variable}{(set.Position is { } at ? "," + at.ToString(System.Globalization.CultureInfo.InvariantCulture) : "")}={set.Text}";
}
