using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Weir.Jobs;
using Weir.Linux;

namespace Weir.Gate;

/// <summary>Waits for the end of a stored job, however often the agent restarts meanwhile.</summary>
internal sealed class WaitForEnd(byte[] socket, TrackingNumber number)
{
    private const int OwnFailure = 125,
        OfSignal = 128;

    /// <summary>The job's own exit status, 128 + its signal, or 125 where it has none.</summary>
    public int Wait()
    {
        const int Attempt = 5000,
            NotFound = 404,
            Success = 200,
            BetweenTries = 200;
        while (true)
        {
            using var call = AgentCall.TrySend(
                socket,
                "GET",
                string.Create(CultureInfo.InvariantCulture, $"/v1/tracked/{number.Value}/wait"),
                "text/plain",
                [],
                Attempt
            );
            if (call is { Status: Success } && call.TryReadLine(-1, out var line))
            {
                return Read(line.TrimEnd((byte)'\r'));
            }

            if (call is { Status: NotFound })
            {
                StandardStreams.Complain($"job {number} is not known any more");
                return OwnFailure;
            }

            Pause.For(BetweenTries);
        }
    }

    private int Read(ReadOnlySpan<byte> line)
    {
        if (line.StartsWith("exit "u8) && Utf8Parser.TryParse(line[5..], out int status, out _))
        {
            return status;
        }

        if (line.StartsWith("signal "u8) && Utf8Parser.TryParse(line[7..], out int signal, out _))
        {
            return OfSignal + signal;
        }

        StandardStreams.Complain($"job {number}: {Printable.Escape(Encoding.UTF8.GetString(line), 200)}");
        return OwnFailure;
    }
}
