using Weir.Agent;
using Weir.Agent.Outputs;
using Weir.Jobs.Outputs;
using Weir.Notices;
using Weir.Notifications.Outputs;

namespace Weir.Host;

/// <summary>Has the output of jobs sent as notifications are.</summary>
internal sealed class OutputMailer(AgentOptions options, TimeProvider time) : IOutputMail
{
    private readonly OutputPost _post = new(options.Machine, time);

    public async Task<DeedFailure?> SendAsync(
        OutputMail to,
        string key,
        string subject,
        IReadOnlyList<(string Name, byte[] Bytes)> files,
        CancellationToken cancellationToken
    )
    {
        var channel = new MailChannel(to.To)
        {
            Server = to.Server is { } server ? new Uri(server) : MailChannel.LocalServer,
            From = to.From ?? "",
        };
        var (error, mayTryAgain) = await _post.SendAsync(channel, key, subject, files, cancellationToken).ConfigureAwait(false);
        return error is null ? null : new DeedFailure(error, mayTryAgain);
    }
}
