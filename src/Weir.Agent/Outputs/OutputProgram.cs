using System.Globalization;
using System.Text;
using Weir.Jobs;
using Weir.Linux;

namespace Weir.Agent.Outputs;

/// <summary>Runs the programs that job definitions name for output, as the job's user and for a bounded time.</summary>
internal sealed class OutputProgram(TimeProvider time)
{
    private const int LongestAnswer = 300,
        BytesOfAnswer = LongestAnswer * 4;

    /// <summary>Runs one to its end; why it did not succeed, or <see langword="null"/>.</summary>
    /// <param name="words">The program and its arguments.</param>
    /// <param name="user">Whom it runs as.</param>
    /// <param name="environment">What it finds in its environment, beside PATH and LANG.</param>
    /// <param name="input">What it reads.</param>
    /// <param name="most">How long it may take.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<string?> RunAsync(
        IReadOnlyList<string> words,
        Submitter user,
        IEnumerable<KeyValuePair<string, string>> environment,
        Stream input,
        TimeSpan most,
        CancellationToken cancellationToken
    )
    {
        ProgramResult ran;
        try
        {
            ran = await UserProgram
                .RunAsync(
                    words,
                    [
                        "PATH=/usr/local/bin:/usr/bin:/bin",
                        "LANG=C.UTF-8",
                        .. environment.Select(one => $"{one.Key}={one.Value.Replace("\0", "", StringComparison.Ordinal)}"),
                    ],
                    new ProgramUser(user.UserId, user.GroupId, user.Groups) { MayGainRights = true },
                    input,
                    BytesOfAnswer,
                    most,
                    time,
                    cancellationToken
                )
                .ConfigureAwait(false);
        }
        catch (IOException failure)
        {
            return $"'{words[0]}' cannot be run: {failure.Message}";
        }

        var said = Printable.Escape(Encoding.UTF8.GetString(ran.Errors).Trim(), LongestAnswer);
        return ran.Status switch
        {
            0 => null,
            null => string.Create(CultureInfo.InvariantCulture, $"'{words[0]}' was ended: it took longer than {most.TotalSeconds:0} s"),
            { } status => string.Create(
                CultureInfo.InvariantCulture,
                $"it ended with status {status}{(said.Length > 0 ? $": {said}" : "")}"
            ),
        };
    }
}
