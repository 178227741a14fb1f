using System.Globalization;
using Weir.Capacity;
using Weir.Day.Inputs;
using Weir.Jobs;

namespace Weir.Day.Requests;

/// <summary>Requests about limits: what an operator sets counts until it is reset to the default.</summary>
internal static class LimitRequests
{
    private const int Largest = 999_999;

    public static Answer Override(DecisionDraft draft, OverrideLimit request)
    {
        if (WhyNot(draft, request.Id, request.Caller, request.Limit) is { } refused)
        {
            return refused;
        }

        if (request.Maximum is < 0 or > Largest)
        {
            return new RequestRefused(request.Id, RefusalCodes.BadRequest, $"a limit's maximum is 0 to {Largest}");
        }

        var limit = draft.State.Limits.All[request.Limit];
        if (request.Machine is not null && !limit.Definition.PerMachine)
        {
            return new RequestRefused(
                request.Id,
                RefusalCodes.BadRequest,
                $"limit {limit.Name} is one for all machines: it cannot be set for one of them"
            );
        }

        var setting = new LimitOverride(limit.Name, request.Machine, request.Maximum, draft.Now, JobRequests.By(request.Caller).ToString());
        var before =
            limit.Overrides.FirstOrDefault(set => string.Equals(set.Machine, request.Machine, StringComparison.OrdinalIgnoreCase))?.Maximum
            ?? limit.Definition.Maximum;
        draft.State.Limits.Override(setting);
        draft.State.UnblockLimit(limit);
        draft.Set(new LimitSetting(limit.Name, request.Machine, setting));
        var where = request.Machine is null ? "" : $" on {request.Machine}";
        return new RequestDone(
            request.Id,
            null,
            $"limit {limit.Name}{where} is {request.Maximum} until it is reset; its default is {limit.Definition.Maximum}"
        )
        {
            Before = before.ToString(CultureInfo.InvariantCulture),
            After = request.Maximum.ToString(CultureInfo.InvariantCulture),
        };
    }

    public static Answer Reset(DecisionDraft draft, ResetLimit request)
    {
        if (WhyNot(draft, request.Id, request.Caller, request.Limit) is { } refused)
        {
            return refused;
        }

        var settings = draft
            .State.Limits.All.Values.Where(limit => request.Limit is null || limit.Name == request.Limit)
            .OrderBy(limit => limit.Name)
            .SelectMany(limit => limit.Overrides)
            .Where(setting =>
                request.Machine is null || string.Equals(setting.Machine, request.Machine, StringComparison.OrdinalIgnoreCase)
            )
            .ToArray();
        foreach (var setting in settings)
        {
            draft.State.Limits.Reset(setting.Name, setting.Machine);
            draft.State.UnblockLimit(draft.State.Limits.All[setting.Name]);
            draft.Set(new LimitSetting(setting.Name, setting.Machine, null));
        }

        var what = request.Limit is { } name ? $"limit {name}" : "limits";
        return new RequestDone(
            request.Id,
            null,
            settings.Length == 0 ? $"nothing was set for {what}" : $"{what} reset: {settings.Length} back to default"
        )
        {
            Before = string.Join(
                ", ",
                settings.Select(set =>
                    $"{set.Name}{(set.Machine is { } on ? $" on {on}" : "")} {set.Maximum.ToString(CultureInfo.InvariantCulture)}"
                )
            ),
            After = "default",
        };
    }

    private static RequestRefused? WhyNot(DecisionDraft draft, long id, Caller caller, ObjectName? limit) =>
        Authority.Refusal(caller, Operation.SetLimits) is { } refusal ? new RequestRefused(id, RefusalCodes.NotAllowed, refusal)
        : limit is { } name && !draft.State.Limits.All.ContainsKey(name)
            ? new RequestRefused(id, RefusalCodes.NotFound, $"there is no limit {name}")
        : null;
}
