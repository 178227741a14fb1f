using Weir.Jobs.Outputs;

namespace Weir.Agent.Outputs;

/// <summary>A host without mail.</summary>
internal sealed class NoOutputMail : IOutputMail
{
    public Task<DeedFailure?> SendAsync(
        OutputMail to,
        string key,
        string subject,
        IReadOnlyList<(string Name, byte[] Bytes)> files,
        CancellationToken cancellationToken
    ) => Task.FromResult<DeedFailure?>(new DeedFailure("this host sends no mail"));
}
