using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;
using Weir.Server;
using Weir.Web;

namespace Weir.Console;

/// <summary>Adds the pages to a host.</summary>
public static class ConsoleSetup
{
    /// <summary>Adds what the pages need beside <see cref="WebSetup.AddWeirWeb"/>.</summary>
    public static IServiceCollection AddWeirConsole(this IServiceCollection services)
    {
        services.AddRazorComponents();
        // The page has no forms of the framework's: keys for them are drawn in memory and never written to a home folder.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.Configure<KeyManagementOptions>(keys =>
            (keys.XmlRepository, keys.XmlEncryptor) = (new KeysInMemory(), new NullXmlEncryptor())
        );
        return services;
    }

    /// <summary>
    /// Maps the pages of a host that is a server; an agent without one has none. After <see cref="WebSetup.UseWeirWeb"/>.
    /// </summary>
    public static void UseWeirConsole(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        if (app.Services.GetService<WeirServer>() is { } server)
        {
            app.MapConsole(server);
        }
    }
}
