using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Weir.Tests;

/// <summary>Answers on a Unix socket with what the test has written down for each path.</summary>
internal sealed class StubWeir : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _folder = Directory.CreateTempSubdirectory("weir-stub").FullName;

    private StubWeir(Func<HttpRequest, string, (int Status, string Body)> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.ListenUnixSocket(Socket));
        _app = builder.Build();
        _app.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
            var sent = await reader.ReadToEndAsync();
            var (status, body) = answer(context.Request, sent);
            context.Response.StatusCode = status;
            await context.Response.WriteAsync(body);
        });
    }

    public string Socket => Path.Combine(_folder, "weir.sock");

    public static async Task<StubWeir> StartAsync(Func<HttpRequest, string, (int Status, string Body)> answer)
    {
        var stub = new StubWeir(answer);
        await stub._app.StartAsync();
        return stub;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
