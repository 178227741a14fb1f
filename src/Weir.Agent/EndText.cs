using System.Globalization;
using Weir.Jobs;
using Weir.Stores.Agent;

namespace Weir.Agent;

/// <summary>How a job ended, as one line for who waits for it.</summary>
public static class EndText
{
    /// <summary><c>exit STATUS</c>, <c>signal NUMBER</c>, or why it has neither.</summary>
    public static string Line(JournalJob job) =>
        job switch
        {
            { ExitCode: { } status } => string.Create(CultureInfo.InvariantCulture, $"exit {status}"),
            { Signal: { } signal } => string.Create(CultureInfo.InvariantCulture, $"signal {signal}"),
            _ => Printable.Escape(job.Text ?? job.Code ?? "it is over without an exit status", 400),
        };
}
