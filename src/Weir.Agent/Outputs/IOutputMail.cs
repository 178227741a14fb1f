using Weir.Jobs.Outputs;

namespace Weir.Agent.Outputs;

/// <summary>Sends output by mail.</summary>
public interface IOutputMail
{
    /// <summary>Sends one; why it was not sent, or <see langword="null"/> where the mail server has taken it.</summary>
    /// <param name="to">Who gets it.</param>
    /// <param name="key">What it is known by: a mail that comes twice has the same.</param>
    /// <param name="subject">One line.</param>
    /// <param name="files">Each file of output with its name.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    Task<DeedFailure?> SendAsync(
        OutputMail to,
        string key,
        string subject,
        IReadOnlyList<(string Name, byte[] Bytes)> files,
        CancellationToken cancellationToken
    );
}
