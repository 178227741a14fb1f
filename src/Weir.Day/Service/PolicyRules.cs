using Weir.Day.Inputs;
using Weir.Day.Requests;
using Weir.Jobs;
using Weir.ServiceLevels.Policies;

namespace Weir.Day.Service;

/// <summary>Which policy the day decides by, and what a change of it does to the jobs that wait.</summary>
internal static class PolicyRules
{
    public static Answer Activate(DecisionDraft draft, ActivatePolicy request)
    {
        if (Authority.Refusal(request.Caller, Operation.ActivatePolicies) is { } refusal)
        {
            return new RequestRefused(request.Id, RefusalCodes.NotAllowed, refusal);
        }

        var state = draft.State;
        if (state.FindPolicy(request.Policy) is not { } policy)
        {
            return new RequestRefused(request.Id, RefusalCodes.NotFound, $"there is no policy {request.Policy}");
        }

        if (policy.Faults() is [var fault, ..])
        {
            return new RequestRefused(request.Id, RefusalCodes.BadRequest, $"policy {policy.Name}, {fault.Where}: {fault.Text}");
        }

        if (state.Policy.Name == policy.Name)
        {
            return new RequestDone(request.Id, null, $"policy {policy.Name} is active already");
        }

        var by = JobRequests.By(request.Caller);
        var before = state.Policy.Name;
        var changed = Use(draft, policy, $"policy {policy.Name} became active, made so by {by}");
        draft.Message(
            MessageSeverity.Information,
            "policy-activated",
            $"policy {policy.Name} became active, made so by {by}; {changed} waiting jobs are in another group or have other goals"
        );
        return new RequestDone(
            request.Id,
            null,
            $"policy {policy.Name} is active; {changed} waiting jobs are in another group or have other goals"
        )
        {
            Before = before.Text,
            After = policy.Name.Text,
        };
    }

    public static void Define(DecisionDraft draft, DefinitionSet definitions)
    {
        var state = draft.State;
        var resources = Resources(state);
        foreach (var gone in state.Define(definitions))
        {
            draft.Set(new LimitSetting(gone.Name, gone.Machine, null));
        }

        var name = state.ActivePolicy ?? ServicePolicy.BuiltIn.Name;
        var policy = state.FindPolicy(name);
        if (policy is null || policy.Faults().Count > 0)
        {
            draft.Message(
                MessageSeverity.Warning,
                "policy-gone",
                $"the active policy {name} is no longer defined: the built-in policy {ServicePolicy.BuiltIn.Name} is active"
            );
            policy = ServicePolicy.BuiltIn.Definition;
        }

        if (name != policy.Name || !state.Policy.IsLike(ServicePolicy.From(policy)) || !resources.SequenceEqual(Resources(state)))
        {
            Use(draft, policy, $"policy {policy.Name} was changed");
        }
    }

    private static int Use(DecisionDraft draft, Policy policy, string why)
    {
        var state = draft.State;
        if ((state.ActivePolicy ?? ServicePolicy.BuiltIn.Name) != policy.Name)
        {
            state.ActivePolicy = policy.Name;
            draft.ActivePolicy = policy.Name;
        }

        var changed = state.Requeue(ServicePolicy.From(policy), draft.Now);
        foreach (var job in changed)
        {
            draft.Update(job, JobEventKinds.Regrouped, $"in group {job.Group}: {why}");
        }

        return changed.Count;
    }

    private static string[] Resources(DayState state) =>
        [
            .. state
                .Limits.All.Values.Where(limit => limit.Definition.Resource)
                .Select(limit => $"{limit.Name}{limit.Definition.PerMachine}")
                .Order(StringComparer.OrdinalIgnoreCase),
        ];
}
