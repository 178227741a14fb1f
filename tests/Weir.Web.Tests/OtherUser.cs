using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace Weir.Web.Tests;

/// <summary>Another user of this machine, who asks with curl.</summary>
internal static class OtherUser
{
    public static async Task<Answer> AskAsync(WebFixture fixture, uint user, uint? group, string method, string path, string? body = null)
    {
        Assert.SkipUnless(Environment.UserName == "root", "only root can be another user");
        var start = new ProcessStartInfo("setpriv") { RedirectStandardOutput = true };
        string[] groups = group is { } extra ? ["--groups", extra.ToString(CultureInfo.InvariantCulture)] : ["--clear-groups"];
        string[] arguments =
        [
            "--reuid",
            user.ToString(CultureInfo.InvariantCulture),
            "--regid",
            "65534",
            .. groups,
            "curl",
            "-s",
            "-m",
            "20",
            "--unix-socket",
            fixture.Socket,
            "-X",
            method,
            "-H",
            "Content-Type: application/json",
            .. body is null ? Array.Empty<string>() : ["-d", body],
            "-w",
            "\n%{http_code} %{content_type}",
            $"http://localhost/{path}",
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var curl = Process.Start(start)!;
        var output = await curl.StandardOutput.ReadToEndAsync(WebFixture.Cancellation);
        await curl.WaitForExitAsync(WebFixture.Cancellation);
        var end = output.LastIndexOf('\n');
        var last = output[(end + 1)..].Split(' ');
        using var none = new HttpResponseMessage();
        return new Answer(
            (HttpStatusCode)int.Parse(last[0], CultureInfo.InvariantCulture),
            last[1].Split(';')[0],
            output[..end],
            none.Headers
        );
    }
}
