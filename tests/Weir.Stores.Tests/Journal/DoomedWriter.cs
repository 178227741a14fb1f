using System.Globalization;
using Weir.Stores.Agent;

namespace Weir.Stores.Tests.Journal;

/// <summary>
/// This program as another one: writes to a journal from many tasks and says each number once it is answered, until it is killed.
/// </summary>
internal static class DoomedWriter
{
    /// <summary>Names the journal for the program that is to be the writer.</summary>
    public const string Variable = "WEIR_STORES_TESTS_JOURNAL";

    /// <summary>Begins the line of each answer; the test platform prints lines of its own.</summary>
    public const string Mark = "answered ";
    private const int Writers = 16;

    /// <summary>The journal to write to, in the program that is to be killed.</summary>
    public static string? Path => Environment.GetEnvironmentVariable(Variable);

    /// <summary>Writes for ever.</summary>
    public static async Task WriteAsync(string path)
    {
        await using var journal = new SqliteAgentJournal(path, NoonClock.Standing);
        await journal.OpenAsync(CancellationToken.None).ConfigureAwait(false);
        await using var answers = Console.OpenStandardOutput();
        var gate = new Lock();
        var last = 0;
        await Task.WhenAll(
                Enumerable
                    .Range(0, Writers)
                    .Select(_ =>
                        Task.Run(async () =>
                        {
                            while (true)
                            {
                                var number = Interlocked.Increment(ref last);
                                await journal.WriteAsync(Samples.Entry(number), CancellationToken.None).ConfigureAwait(false);
                                lock (gate)
                                {
                                    answers.Write(
                                        System.Text.Encoding.ASCII.GetBytes(Mark + number.ToString(CultureInfo.InvariantCulture) + "\n")
                                    );
                                }
                            }
                        })
                    )
            )
            .ConfigureAwait(false);
    }
}
