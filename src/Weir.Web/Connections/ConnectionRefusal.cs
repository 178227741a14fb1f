using System.Globalization;
using System.Text;
using System.Text.Json;
using Weir.Protocol;
using Weir.Web.Problems;
using Weir.Web.Rest;

namespace Weir.Web.Connections;

/// <summary>The answer to a connection that finds no place: whole, so that it is one write and nothing of it is read first.</summary>
public static class ConnectionRefusal
{
    /// <summary>The bytes.</summary>
    public static byte[] AnswerOf(string refusal)
    {
        var problem = Refusals.Problem(ProblemCodes.Busy, refusal);
        var body = JsonSerializer.SerializeToUtf8Bytes(problem, ApiJson.Types.Problem);
        return
        [
            .. Encoding.ASCII.GetBytes(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"HTTP/1.1 {problem.Status} Busy\r\nContent-Type: {Refusals.MediaType}\r\nConnection: close\r\nContent-Length: {body.Length}\r\n\r\n"
                )
            ),
            .. body,
        ];
    }
}
