# What bin/package puts into liandong_<version>_<architecture>.deb, and how it is described there.
include(GNUInstallDirs)

# bin/package builds what is packed; "all" would be every test as well.
set(CMAKE_SKIP_INSTALL_ALL_DEPENDENCY ON)
set(CMAKE_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(packed ${CMAKE_BINARY_DIR}/packed)

install(TARGETS liandong RUNTIME DESTINATION bin)
install(DIRECTORY data/ DESTINATION share/liandong/data
  FILES_MATCHING PATTERN "*.json" PATTERN "*.csv" PATTERN "*.txt")
install(DIRECTORY web/dist/ DESTINATION share/liandong/web)
install(FILES packaging/liandong.conf DESTINATION /etc/liandong)
install(FILES packaging/liandong.service DESTINATION /lib/systemd/system)
install(FILES README.md README.zh-CN.md CHANGELOG.md docs/operations.md docs/security.md docs/event-log.md
  docs/proof.md docs/exchange.md DESTINATION share/doc/liandong)
install(FILES packaging/debian/copyright DESTINATION share/doc/liandong)
# Compressed by bin/package.
install(FILES ${packed}/changelog.gz ${packed}/web-licences.gz DESTINATION share/doc/liandong)
install(FILES ${packed}/liandong.1.gz DESTINATION share/man/man1)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME liandong)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_CONTACT "Liandong maintainers <maintainers@liandong.example>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "coordination of administrative law enforcement")
set(CPACK_PACKAGE_DESCRIPTION
"A server with web pages that carries out the notice of Nangong on
coordination and joint action between townships and municipal departments:
transfers, complaints, shared information, joint action, assistance, disputes
and suspected crime. Every duty is a row with its clause and due time; the
log is append-only, hashed with SM3 and signed with SM2.
.
Rows are kept in SQLite or in a PostgreSQL database.")
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION web)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Fonts for letters, pdftotext for the look into what leaves the house.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "adduser, fonts-lxgw-wenkai, fonts-noto-cjk, poppler-utils")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "postgresql (>= 15), sqlite3")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA
  ${CMAKE_SOURCE_DIR}/packaging/debian/conffiles
  ${CMAKE_SOURCE_DIR}/packaging/debian/postinst
  ${CMAKE_SOURCE_DIR}/packaging/debian/prerm
  ${CMAKE_SOURCE_DIR}/packaging/debian/postrm)
# The same sources give the same bytes.
set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_SOURCE_DIR}/cmake/package_times.cmake)
include(CPack)
