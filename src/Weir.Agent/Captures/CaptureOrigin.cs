using Weir.Jobs;
using Weir.Protocol.Captures;

namespace Weir.Agent.Captures;

/// <summary>Who submits, in the kernel's words.</summary>
/// <param name="User">The user.</param>
/// <param name="UserId">The user's id.</param>
/// <param name="Job">The job that submits; <see langword="null"/> where none does.</param>
/// <param name="Terminal">The terminal, such as <c>pts/3</c>; <see langword="null"/> where there is none.</param>
internal sealed record CaptureOrigin(string User, uint UserId, ObjectName? Job, string? Terminal)
{
    /// <summary>Whether a source means it.</summary>
    public bool Is(CaptureSourceView source) =>
        (source.OnlyOf is not { } only || only == UserId)
        && source.Kind switch
        {
            CaptureKinds.Job => Job is { } job && string.Equals(job.Text, source.Name, StringComparison.OrdinalIgnoreCase),
            CaptureKinds.Terminal => string.Equals(Terminal, source.Name, StringComparison.Ordinal),
            _ => string.Equals(User, source.Name, StringComparison.Ordinal),
        };
}
