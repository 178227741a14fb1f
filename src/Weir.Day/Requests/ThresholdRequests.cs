using System.Globalization;
using Weir.Day.Inputs;
using Weir.Jobs;
using Weir.Jobs.Thresholds;

namespace Weir.Day.Requests;

/// <summary>Requests about thresholds: the jobs that wait for one go, or wait, by the decision that sets it.</summary>
internal static class ThresholdRequests
{
    private const int MostNamed = 5;

    private const int MostThresholds = 10_000;

    public static Answer Set(DecisionDraft draft, SetThreshold request)
    {
        if (WhyNotAtAll(request.Id, request.Caller) is { } refused)
        {
            return refused;
        }

        var thresholds = draft.State.Thresholds;
        var known = thresholds.Find(request.Name);
        var before = thresholds.ValueOf(request.Name);
        if (!request.To.TryApply(before, out var value))
        {
            return new RequestRefused(
                request.Id,
                RefusalCodes.BadRequest,
                $"threshold {request.Name} is {Text(before)}, and {request.To} leaves its values, {Threshold.Least} to {Threshold.Most}"
            );
        }

        if (known is null && thresholds.All.Count >= MostThresholds)
        {
            return new RequestRefused(
                request.Id,
                RefusalCodes.TooMany,
                $"there are {MostThresholds} thresholds, which are the most: weir threshold delete removes one that nothing uses"
            );
        }

        var name = known?.Name ?? request.Name;
        draft.Set(new ThresholdSetting(name, new Threshold(name, value, draft.Now, JobRequests.By(request.Caller).ToString())));
        return new RequestDone(request.Id, null, $"threshold {name} is {Text(value)}") { Before = Text(before), After = Text(value) };
    }

    public static Answer Delete(DecisionDraft draft, DeleteThreshold request)
    {
        if (WhyNot(draft, request.Id, request.Caller, request.Name, "deleted") is { } refused)
        {
            return refused;
        }

        var known = draft.State.Thresholds.Find(request.Name)!;
        draft.Set(new ThresholdSetting(known.Name, null));
        return new RequestDone(request.Id, null, $"threshold {known.Name} is deleted; it was {Text(known.Value)}")
        {
            Before = Text(known.Value),
        };
    }

    public static Answer Rename(DecisionDraft draft, RenameThreshold request)
    {
        if (WhyNot(draft, request.Id, request.Caller, request.Name, "renamed") is { } refused)
        {
            return refused;
        }

        var thresholds = draft.State.Thresholds;
        var known = thresholds.Find(request.Name)!;
        if (request.To != request.Name && thresholds.Find(request.To) is { } other)
        {
            return new RequestRefused(
                request.Id,
                RefusalCodes.WrongState,
                $"there is a threshold {other.Name} already: weir threshold delete removes it"
            );
        }

        draft.Set(new ThresholdSetting(known.Name, null));
        draft.Set(new ThresholdSetting(request.To, known with { Name = request.To }));
        return new RequestDone(request.Id, null, $"threshold {known.Name} is called {request.To} and is {Text(known.Value)}")
        {
            Before = known.Name.Text,
            After = request.To.Text,
        };
    }

    private static RequestRefused? WhyNotAtAll(long id, Caller caller) =>
        Authority.Refusal(caller, Operation.SetThresholds) is { } refusal ? new RequestRefused(id, RefusalCodes.NotAllowed, refusal) : null;

    private static RequestRefused? WhyNot(DecisionDraft draft, long id, Caller caller, ThresholdName name, string done)
    {
        if (WhyNotAtAll(id, caller) is { } refused)
        {
            return refused;
        }

        if (draft.State.Thresholds.Find(name) is null)
        {
            return new RequestRefused(
                id,
                RefusalCodes.NotFound,
                $"there is no threshold {name}; 'weir threshold list' lists those there are"
            );
        }

        var uses = ThresholdUses.Find(draft.State, name);
        return uses.Count == 0
            ? null
            : new RequestRefused(
                id,
                RefusalCodes.WrongState,
                $"threshold {name} cannot be {done} while it is used by {ListText.FirstOf(uses, MostNamed)}"
            );
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
