using Weir.Jobs.Outputs;

namespace Weir.Agent.Outputs;

/// <summary>A host without mail.</summary>
internal sealed class NoOutputMail : IOutputMail
{
    public Task<string?> SendAsync(
        OutputMail to,
        string key,
        string subject,
        IReadOnlyList<(string Name, byte[] Bytes)> files,
        CancellationToken cancellationToken
    ) => Task.FromResult<string?>("this host sends no mail");
}
