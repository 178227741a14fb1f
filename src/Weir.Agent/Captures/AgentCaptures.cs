using Weir.Jobs;
using Weir.Protocol.Captures;

namespace Weir.Agent.Captures;

/// <summary>
/// What callers may ask about captures of a machine. Every method refuses by <see cref="AgentRefusedException"/>, whose code is one of
/// <see cref="Protocol.ProblemCodes"/>.
/// </summary>
public sealed class AgentCaptures
{
    private readonly CaptureSwitch _switch;
    private readonly CaptureReading _reading;
    private readonly CaptureRights _rights;
    private readonly CaptureBook _book;
    private readonly CaptureRuns _runs;
    private readonly AgentReadiness _readiness;

    internal AgentCaptures(
        CaptureSwitch captureSwitch,
        CaptureReading reading,
        CaptureRights rights,
        CaptureBook book,
        CaptureRuns runs,
        AgentReadiness readiness
    ) => (_switch, _reading, _rights, _book, _runs, _readiness) = (captureSwitch, reading, rights, book, runs, readiness);

    /// <summary>From where is captured now.</summary>
    public CapturingView Sources() => _switch.Now;

    /// <summary>Captures from a source from now on; it ends by itself.</summary>
    public Task<CapturingView> StartAsync(CaptureSourceRequest request, Caller caller, CancellationToken cancellationToken)
    {
        _readiness.Require();
        return _switch.StartAsync(request, caller, cancellationToken);
    }

    /// <summary>Captures from a source, or from all of the caller's, no more.</summary>
    public Task<CapturingView> StopAsync(CaptureSourceRequest request, Caller caller, CancellationToken cancellationToken)
    {
        _readiness.Require();
        return _switch.StopAsync(request, caller, cancellationToken);
    }

    /// <summary>Captures by name; who is no operator sees own ones.</summary>
    public Task<CapturePage> ListAsync(string? after, int limit, Caller caller, CancellationToken cancellationToken)
    {
        _readiness.Require();
        return _reading.ListAsync(after, limit, caller, cancellationToken);
    }

    /// <summary>All of one.</summary>
    public async Task<CaptureView> ShowAsync(string id, Caller caller, CancellationToken cancellationToken)
    {
        _readiness.Require();
        return _reading.ViewOf(await _reading.FindAsync(id, caller, cancellationToken).ConfigureAwait(false), caller);
    }

    /// <summary>The text of its script, or its command with an argument a line: for who may change it.</summary>
    public async Task<byte[]> ReadTextAsync(string id, Caller caller, CancellationToken cancellationToken)
    {
        _readiness.Require();
        var capture = await _reading.FindAsync(id, caller, cancellationToken).ConfigureAwait(false);
        _rights.RequireAlter(caller, capture);
        return CaptureEdit.TextOf(CaptureReading.SubmissionOf(capture));
    }

    /// <summary>Its local data area, and what that was before.</summary>
    public async Task<CaptureImages> ImagesAsync(string id, Caller caller, CancellationToken cancellationToken)
    {
        _readiness.Require();
        return await _reading
            .ImagesAsync(await _reading.FindAsync(id, caller, cancellationToken).ConfigureAwait(false), cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>Changes what it says, all or nothing.</summary>
    public Task<CaptureView> ChangeAsync(string id, CaptureChangeRequest change, Caller caller, CancellationToken cancellationToken)
    {
        _readiness.Require();
        return _book.ChangeAsync(id, change, caller, cancellationToken);
    }

    /// <summary>Puts another text in the place of the one that was read.</summary>
    public Task<CaptureView> WriteTextAsync(string id, byte[] text, Caller caller, CancellationToken cancellationToken)
    {
        _readiness.Require();
        return _book.WriteTextAsync(id, text, caller, cancellationToken);
    }

    /// <summary>Makes another one of it.</summary>
    public Task<CaptureView> CopyAsync(string id, CaptureNameRequest name, Caller caller, CancellationToken cancellationToken)
    {
        _readiness.Require();
        return _book.CopyAsync(id, name, caller, cancellationToken);
    }

    /// <summary>Gives it another name.</summary>
    public Task<CaptureView> RenameAsync(string id, CaptureNameRequest name, Caller caller, CancellationToken cancellationToken)
    {
        _readiness.Require();
        return _book.RenameAsync(id, name, caller, cancellationToken);
    }

    /// <summary>Takes it away; answers what it was.</summary>
    public Task<CaptureLine> DeleteAsync(string id, Caller caller, CancellationToken cancellationToken)
    {
        _readiness.Require();
        return _book.DeleteAsync(id, caller, cancellationToken);
    }

    /// <summary>Whether it would run.</summary>
    public Task<CaptureValidation> ValidateAsync(string id, Caller caller, CancellationToken cancellationToken)
    {
        _readiness.Require();
        return _runs.ValidateAsync(id, caller, cancellationToken);
    }

    /// <summary>Submits it as its submitter. The job is not started before <paramref name="answered"/> has ended.</summary>
    public Task<SubmitResult> RunAsync(string id, Caller caller, Task answered, CancellationToken cancellationToken)
    {
        _readiness.Require();
        return _runs.RunAsync(id, caller, answered, cancellationToken);
    }
}
