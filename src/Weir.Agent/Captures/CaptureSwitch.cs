using Weir.Agent.Audit;
using Weir.Agent.Ways;
using Weir.Jobs;
using Weir.Linux;
using Weir.Protocol;
using Weir.Protocol.Captures;

namespace Weir.Agent.Captures;

/// <summary>Begins and ends capturing, as callers ask.</summary>
internal sealed class CaptureSwitch(
    CaptureSources sources,
    CaptureShelf shelf,
    WayStore ways,
    MachineAudit audit,
    AgentOptions options,
    TimeProvider time
)
{
    private const int DefaultSeconds = 15 * 60;

    /// <summary>From where is captured now.</summary>
    public CapturingView Now => new(sources.Now.Sources, sources.Now.LastAt);

    public Task<CapturingView> StartAsync(CaptureSourceRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var audited = caller.To("capture start", "capture", request.Name ?? "");
        return audit.DoAsync(audited, () => shelf.DoAsync(() => StartInsideAsync(audited, request, caller), cancellationToken));
    }

    public Task<CapturingView> StopAsync(CaptureSourceRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var audited = caller.To("capture stop", "capture", request.Name ?? "all");
        return audit.DoAsync(audited, () => shelf.DoAsync(() => StopInsideAsync(audited, request, caller), cancellationToken));
    }

    private async Task<CapturingView> StartInsideAsync(AuditedAction audited, CaptureSourceRequest request, Caller caller)
    {
        caller.Require(Operation.CaptureSubmissions);
        if (!ways.All.Any(way => way.State == "on"))
        {
            throw new AgentRefusedException(
                ProblemCodes.WrongState,
                "the gate is stopped, so nothing would be captured: start it first with weir gate start"
            );
        }

        var source = SourceOf(request, caller);
        var state = sources.Now.With(source);
        await KeepAsync(audited, state, $"{source.Kind} {source.Name}, until {MomentText.Format(source.Until)}").ConfigureAwait(false);
        return Now;
    }

    private async Task<CapturingView> StopInsideAsync(AuditedAction audited, CaptureSourceRequest request, Caller caller)
    {
        caller.Require(Operation.CaptureSubmissions);
        List<CaptureSourceView> ended =
        [
            .. sources.Now.Sources.Where(source =>
                (caller.IsOperator || (IsOfThisMachine(caller) && source.OnlyOf is { } only && only == caller.UserId))
                && (request.Kind is null || source.Kind == request.Kind)
                && (request.Name is null || string.Equals(source.Name, Trimmed(request.Name), StringComparison.OrdinalIgnoreCase))
            ),
        ];
        if (ended.Count == 0)
        {
            throw new AgentRefusedException(
                ProblemCodes.NotFound,
                request.Name is null
                    ? "nothing is captured now"
                    : $"nothing is captured from '{Printable.Escape(request.Name)}' now; weir capture list --sources says from where"
            );
        }

        await KeepAsync(audited, sources.Now.Without(ended), string.Join(", ", ended.Select(source => $"{source.Kind} {source.Name}")))
            .ConfigureAwait(false);
        return Now;
    }

    private async Task KeepAsync(AuditedAction audited, CapturingState state, string detail)
    {
        await audit.KeepAsync(audited, CaptureSources.SettingsOf(state), null, null, detail).ConfigureAwait(false);
        sources.Became(state);
    }

    private CaptureSourceView SourceOf(CaptureSourceRequest request, Caller caller)
    {
        var seconds = Bounded(request.Seconds ?? DefaultSeconds, CaptureSourceRequest.MostSeconds, "seconds that capturing lasts");
        var most = request.Most is { } asked
            ? Bounded(asked, CaptureSourceRequest.MostSubmissions, "submissions after which capturing ends")
            : (int?)null;
        var (kind, name) = (request.Kind, Trimmed(request.Name ?? "")) switch
        {
            (CaptureKinds.Job, var job) when ObjectName.TryParse(job, out _) => (CaptureKinds.Job, job),
            (CaptureKinds.Job, var job) => throw Invalid($"'{Printable.Escape(job)}' is not a name: {ObjectName.Allowed}"),
            (CaptureKinds.Terminal, var terminal) when Terminal.IsName(terminal) => (CaptureKinds.Terminal, terminal),
            (CaptureKinds.Terminal, var terminal) => throw Invalid(
                $"'{Printable.Escape(terminal)}' is no terminal: allowed are pts/N, ttyN and ttySN; tty says which one is yours"
            ),
            (CaptureKinds.User, var user) when user.Length > 0 => (CaptureKinds.User, user),
            var (other, _) => throw Invalid(
                $"'{Printable.Escape(other ?? "")}' is nothing to capture from: allowed are {CaptureKinds.Allowed}, each with a name"
            ),
        };
        var own = caller.IsOperator ? null : OwnId(caller);
        if (own is not null && kind == CaptureKinds.User && name != caller.User)
        {
            throw new AgentRefusedException(
                ProblemCodes.NotAllowed,
                $"what others submit is captured for operators only, and {caller.User} is none: name yourself, or ask an operator"
            );
        }

        var now = time.GetUtcNow();
        return new CaptureSourceView(kind, name, caller.User, now, now.AddSeconds(seconds), most, request.Replace, own);
    }

    private uint? OwnId(Caller caller) =>
        IsOfThisMachine(caller) && caller.UserId is { } id
            ? id
            : throw new AgentRefusedException(
                ProblemCodes.NotAllowed,
                "own submissions are captured for users of this machine, by its Unix socket: there the kernel says who asks"
            );

    private bool IsOfThisMachine(Caller caller) => string.Equals(caller.Machine, options.Machine, StringComparison.Ordinal);

    private static string Trimmed(string name) => name.StartsWith("/dev/", StringComparison.Ordinal) ? name["/dev/".Length..] : name;

    private static int Bounded(int value, int most, string what) =>
        value >= 1 && value <= most
            ? value
            : throw Invalid(
                string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{value} is no number of {what}: 1 to {most}")
            );

    private static AgentRefusedException Invalid(string text) => new(ProblemCodes.BadRequest, text);
}
