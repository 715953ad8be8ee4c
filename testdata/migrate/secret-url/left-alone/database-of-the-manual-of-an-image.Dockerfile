FROM node:22
ENV ME_CONFIG_MONGODB_URL=mongodb://root:example@mongo:27017/
CMD ["node", "server.js"]
