using System.Globalization;
using Weir.Day.Inputs;
using Weir.Jobs;
using Weir.ServiceLevels.Policies;

namespace Weir.Day.Requests;

/// <summary>Requests to close Weir and to open it again, and what follows from the time while it opens.</summary>
internal static class ClosingRequests
{
    private const int LongestText = 200;

    public static Answer Close(DecisionDraft draft, CloseWeir request)
    {
        if (Authority.Refusal(request.Caller, Operation.CloseWeir) is { } refusal)
        {
            return new RequestRefused(request.Id, RefusalCodes.NotAllowed, refusal);
        }

        if (string.IsNullOrWhiteSpace(request.Caller.Text))
        {
            return new RequestRefused(request.Id, RefusalCodes.BadRequest, "say why Weir is closed: everybody who waits reads it");
        }

        var policy = draft.State.Policy;
        foreach (var name in request.Except)
        {
            if (!GroupName.TryParse(name.Text, out var parsed) || !policy.TryFind(parsed, out _))
            {
                return new RequestRefused(
                    request.Id,
                    RefusalCodes.BadRequest,
                    $"there is no service group {name} in the active policy {policy.Name}: its groups are {string.Join(", ", policy.Groups.Take(20).Select(group => group.Name.Text))}"
                );
            }
        }

        var state = draft.State;
        var before = state.Closure;
        var by = JobRequests.By(request.Caller);
        var since = before is { OpensSince: null } ? before.Since : draft.Now;
        var closure = new Closure(
            since,
            by.ToString(),
            Printable.Escape(request.Caller.Text, LongestText),
            [.. request.Except.Distinct().Order()]
        );
        Set(draft, closure);
        draft.Message(MessageSeverity.Warning, "closed", $"Weir is closed by {by}: {closure.Text}{Except(closure)}");
        return new RequestDone(
            request.Id,
            null,
            string.Create(
                CultureInfo.InvariantCulture,
                $"Weir is closed: {state.Queues.Count} jobs wait and all that come{Except(closure)}; what runs goes on; weir open opens it"
            )
        )
        {
            Before = ToText(before),
            After = ToText(closure),
        };
    }

    public static Answer Open(DecisionDraft draft, OpenWeir request)
    {
        if (Authority.Refusal(request.Caller, Operation.CloseWeir) is { } refusal)
        {
            return new RequestRefused(request.Id, RefusalCodes.NotAllowed, refusal);
        }

        var state = draft.State;
        if (state.Closure is not { } before || (request.Gradually && before.OpensSince is not null))
        {
            return new RequestDone(request.Id, null, state.Closure is null ? "Weir is open already" : "Weir opens gradually already");
        }

        var by = JobRequests.By(request.Caller);
        var how = request.Gradually ? "opens gradually" : "is open";
        Set(draft, request.Gradually ? before with { OpensSince = draft.Now } : null);
        draft.Message(MessageSeverity.Information, "opened", $"Weir {how}, by {by}");
        return new RequestDone(
            request.Id,
            null,
            string.Create(CultureInfo.InvariantCulture, $"Weir {how}: {state.Queues.Count} jobs wait, and go in the order of their goals")
        )
        {
            Before = ToText(before),
            After = ToText(state.Closure),
        };
    }

    /// <summary>The next portion of starts is due, or nothing waits for one any more.</summary>
    public static void Advance(DecisionDraft draft)
    {
        if (draft.State.HasOpened(draft.Now))
        {
            Set(draft, null);
            draft.Message(MessageSeverity.Information, "opened", "Weir is open: nothing waits any more for having been held");
        }
    }

    private static void Set(DecisionDraft draft, Closure? closure)
    {
        draft.State.Close(closure, draft.Now);
        draft.Closing = new ClosureSetting(closure);
    }

    private static string Except(Closure closure) =>
        closure.Except.Count == 0 ? "" : $", except those of {string.Join(", ", closure.Except)}";

    private static string ToText(Closure? closure) =>
        closure is null ? "open"
        : closure.OpensSince is not null ? "opens gradually"
        : $"closed{Except(closure)}";
}
